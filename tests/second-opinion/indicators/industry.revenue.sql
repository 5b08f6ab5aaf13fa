-- Operating revenue.
select unit, "B203.301" as numerator, 0.00001 as times
from firms where here
