-- Coal by its coefficient in energy, per cent.
select unit, "205-1.0104" * "205-1.0109" as numerator, "205-1.9001" as denominator, 100 as times
from firms where here
