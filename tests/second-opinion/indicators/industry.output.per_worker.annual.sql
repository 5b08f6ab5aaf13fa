-- Ten thousand yuan of output a worker in a year; of firms that filed both.
select unit, annual("B204-1.01") as numerator, "B203.606" as denominator, 0.1 as times
from firms where here and numerator is not null and denominator is not null
