-- What nine firms in ten stay below; tonnes of standard coal in ten thousand yuan.
select unit, "205-1.9001" as numerator, "B204-1.01" as denominator, 0.9 as place, 10 as times
from firms where here
