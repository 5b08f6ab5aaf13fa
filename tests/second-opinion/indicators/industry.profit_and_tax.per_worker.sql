-- Ten thousand yuan of profit and tax a worker since January.
select unit, "B203.327" + "B203.309" + "B203.402" as numerator, "B203.606" as denominator, 0.1 as times
from firms where here
