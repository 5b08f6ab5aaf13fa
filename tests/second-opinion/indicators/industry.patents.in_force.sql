-- Inventions in force at the end.
select unit, "107-2.33" as numerator, 1 as times
from firms where here
