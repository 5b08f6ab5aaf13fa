-- Persons in research.
select unit, "107-2.01" as numerator, 1 as times
from firms where here
