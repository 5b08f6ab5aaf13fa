-- Yuan of output from a kilowatt hour.
select unit, "B204-1.01" as numerator, "B204-1.05" as denominator, 0.1 as times
from firms where here
