-- Profit of a year on mean assets, per cent; of firms that have both.
select unit, annual("B203.327") as numerator, ("opening.B203.213" + "B203.213") * 0.5 as denominator, 100 as times
from firms where here and numerator is not null and denominator is not null
