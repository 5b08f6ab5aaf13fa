-- Electricity of the energy form, ten thousand kilowatt hours.
select unit, "205-1.0604" as numerator, 1 as times
from firms where here
