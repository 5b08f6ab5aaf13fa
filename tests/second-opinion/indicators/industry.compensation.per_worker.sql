-- Ten thousand yuan a worker since January.
select unit, "B203.401" as numerator, "B203.606" as denominator, 0.1 as times
from firms where here
