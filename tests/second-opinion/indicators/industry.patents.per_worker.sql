-- Inventions in force for ten thousand workers.
select unit, "107-2.33" as numerator, "B203.606" as denominator, 10000 as times
from firms where here
