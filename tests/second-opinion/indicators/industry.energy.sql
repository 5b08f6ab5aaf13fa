-- Energy by calorific value, tonnes of standard coal.
select unit, "205-1.9001" as numerator, 1 as times
from firms where here
