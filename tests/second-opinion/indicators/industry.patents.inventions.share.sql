-- Inventions among the applications, per cent.
select unit, "107-2.32" as numerator, "107-2.31" as denominator, 100 as times
from firms where here
