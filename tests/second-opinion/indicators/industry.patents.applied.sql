-- Patents applied for.
select unit, "107-2.31" as numerator, 1 as times
from firms where here
