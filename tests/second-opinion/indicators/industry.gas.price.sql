-- Yuan a cubic metre.
select unit, "205-1.0203" as numerator, "205-1.0202" as denominator, 0.1 as times
from firms where here
