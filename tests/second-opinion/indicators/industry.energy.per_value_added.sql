-- Tonnes of standard coal by equal value in ten thousand yuan of value added.
select unit, "205-1.9002" as numerator, "B204-1.01" * value_added_rate(industry) * 0.01 as denominator, 10 as times
from firms where here
