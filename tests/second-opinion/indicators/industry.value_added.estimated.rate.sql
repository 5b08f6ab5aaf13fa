-- Value added in output, per cent.
select unit, "B204-1.01" * value_added_rate(industry) * 0.01 as numerator, "B204-1.01" as denominator, 100 as times
from firms where here
