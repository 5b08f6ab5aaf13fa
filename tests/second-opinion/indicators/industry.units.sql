-- Firms that filed.
select unit, "filed.B204-1" as numerator, 1 as times
from firms where here
