-- Output over firms that filed; thousand yuan to ten thousand.
select unit, "B204-1.01" as numerator, "filed.B204-1" as denominator, 0.1 as times
from firms where here
