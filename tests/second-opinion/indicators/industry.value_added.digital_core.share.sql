-- Value added of the digital core of the area in that of the area above, per cent.
select unit, case when here then "B204-1.01" * value_added_rate(industry) * 0.01 end as numerator, "B204-1.01" * value_added_rate(industry) * 0.01 as denominator, 100 as times
from firms where is_digital_core(industry, digital_declared) and getvariable('above') is not null
