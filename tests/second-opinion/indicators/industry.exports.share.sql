-- Exports in sales, per cent.
select unit, "B204-1.04" as numerator, "B204-1.03" as denominator, 100 as times
from firms where here
