-- Value added of the digital core.
select unit, "B204-1.01" * value_added_rate(industry) * 0.01 as numerator, 0.00001 as times
from firms where here and is_digital_core(industry, digital_declared)
