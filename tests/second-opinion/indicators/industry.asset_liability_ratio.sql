-- Liabilities in assets, per cent.
select unit, "B203.217" as numerator, "B203.213" as denominator, 100 as times
from firms where here
