-- Equity at the end over equity before the period, per cent.
select unit, "B203.218" as numerator, "opening.B203.218" as denominator, 100 as times
from firms where here
