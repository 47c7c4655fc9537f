/** Codes of the parts of which the publisher gave boundaries; none where there is no such folder. */
import { z } from 'zod';

export const BOUNDARIES = z.array(z.string().regex(/^\d{6}$/)).parse(JSON.parse(process.env.ATLAS_BOUNDARIES ?? '[]'));
