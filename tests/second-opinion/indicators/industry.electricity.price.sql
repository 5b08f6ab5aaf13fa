-- Yuan a kilowatt hour.
select unit, "205-1.0603" as numerator, "205-1.0602" as denominator, 0.1 as times
from firms where here
