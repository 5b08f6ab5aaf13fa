-- Cost in revenue, per cent.
select unit, "B203.307" as numerator, "B203.301" as denominator, 100 as times
from firms where here
