-- Equipment and tools.
select unit, "H201-1.06" as numerator, 0.0001 as times
from firms where here
