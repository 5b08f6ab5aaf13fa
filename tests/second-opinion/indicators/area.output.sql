-- No office of the sample files totals: there is no value.
select unit, null::decimal(20, 4) as numerator, 0.00001 as times
from firms where here
