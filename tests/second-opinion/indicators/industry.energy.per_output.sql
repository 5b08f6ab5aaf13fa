-- Tonnes of standard coal in ten thousand yuan of output; of firms that filed both.
select unit, "205-1.9001" as numerator, "B204-1.01" as denominator, 10 as times
from firms where here and numerator is not null and denominator is not null
