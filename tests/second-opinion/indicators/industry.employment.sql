-- Persons at the end.
select unit, "202-1.01" as numerator, 1 as times
from firms where here
