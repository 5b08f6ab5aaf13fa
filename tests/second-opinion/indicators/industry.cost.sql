-- Operating cost.
select unit, "B203.307" as numerator, 0.00001 as times
from firms where here
