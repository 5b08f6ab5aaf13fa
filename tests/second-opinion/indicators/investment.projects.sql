-- Projects that filed.
select unit, "filed.H201-1" as numerator, 1 as times
from firms where here
