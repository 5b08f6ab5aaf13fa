-- Output of the firms that are not on it.
select unit, "B204-1.01" as numerator, 0.00001 as times
from firms where here and not is_hightech(industry)
