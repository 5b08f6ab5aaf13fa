-- Operating profit.
select unit, "B203.323" as numerator, 0.00001 as times
from firms where here
