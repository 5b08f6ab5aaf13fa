-- Persons on average.
select unit, "202-1.02" as numerator, 1 as times
from firms where here
