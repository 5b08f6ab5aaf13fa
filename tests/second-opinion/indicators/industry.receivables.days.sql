-- Mean receivables in days of a year of 360; of firms that have both.
select unit, ("opening.B203.202" + "B203.202") * 0.5 * 360 as numerator, annual("B203.301") as denominator, 1 as times
from firms where here and numerator is not null and denominator is not null
