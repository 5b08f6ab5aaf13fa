-- The margin of the firm in the middle, per cent.
select unit, "B203.327" as numerator, "B203.301" as denominator, 0.5 as place, 100 as times
from firms where here
