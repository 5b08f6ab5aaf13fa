-- Mean finished goods in days of cost; of firms that have both.
select unit, ("opening.B203.206" + "B203.206") * 0.5 * 360 as numerator, annual("B203.307") as denominator, 1 as times
from firms where here and numerator is not null and denominator is not null
