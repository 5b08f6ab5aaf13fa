-- Inventions in force for ten thousand workers; of firms that filed both.
select unit, "107-2.33" as numerator, "B203.606" as denominator, 10000 as times
from firms where here and numerator is not null and denominator is not null
