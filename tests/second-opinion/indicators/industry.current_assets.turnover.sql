-- Times a year that revenue turns current assets over; of firms that have both.
select unit, annual("B203.301") as numerator, ("opening.B203.201" + "B203.201") * 0.5 as denominator, 1 as times
from firms where here and numerator is not null and denominator is not null
