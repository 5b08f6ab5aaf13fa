-- Equity at the end over equity before the period, per cent; of firms that have both.
select unit, "B203.218" as numerator, "opening.B203.218" as denominator, 100 as times
from firms where here and numerator is not null and denominator is not null
