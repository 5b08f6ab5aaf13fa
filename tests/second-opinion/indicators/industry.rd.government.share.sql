-- State funds in research spending, per cent.
select unit, "107-2.14" as numerator, "107-2.11" as denominator, 100 as times
from firms where here
