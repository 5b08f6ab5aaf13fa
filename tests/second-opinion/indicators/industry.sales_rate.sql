-- Sold of what was made, per cent.
select unit, "B204-1.03" as numerator, "B204-1.01" as denominator, 100 as times
from firms where here
