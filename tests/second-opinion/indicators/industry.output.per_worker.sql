-- Ten thousand yuan of output a worker since January; of firms that filed both.
select unit, "B204-1.01" as numerator, "B203.606" as denominator, 0.1 as times
from firms where here and numerator is not null and denominator is not null
