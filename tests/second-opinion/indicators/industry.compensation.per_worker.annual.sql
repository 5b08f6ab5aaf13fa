-- Ten thousand yuan a worker in a year.
select unit, annual("B203.401") as numerator, "B203.606" as denominator, 0.1 as times
from firms where here
