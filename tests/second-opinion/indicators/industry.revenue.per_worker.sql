-- Ten thousand yuan of revenue a worker since January.
select unit, "B203.301" as numerator, "B203.606" as denominator, 0.1 as times
from firms where here
