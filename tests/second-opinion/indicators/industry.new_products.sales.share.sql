-- New products in revenue, per cent; of firms that filed both.
select unit, "107-2.41" as numerator, "B203.301" as denominator, 100 as times
from firms where here and numerator is not null and denominator is not null
