-- Made since the beginning over the plan, per cent.
select unit, "H201-1.02" as numerator, "H201-1.01" as denominator, 100 as times
from firms where here
