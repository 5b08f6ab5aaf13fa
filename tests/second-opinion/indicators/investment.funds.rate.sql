-- Funds over investment, per cent.
select unit, "H201-1.11" as numerator, "H201-1.03" as denominator, 100 as times
from firms where here
