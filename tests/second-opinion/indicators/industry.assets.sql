-- Assets at the end.
select unit, "B203.213" as numerator, 0.00001 as times
from firms where here
