-- Taxes in revenue, per cent.
select unit, "B203.309" + "B203.402" as numerator, "B203.301" as denominator, 100 as times
from firms where here
