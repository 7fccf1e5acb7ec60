/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.api;

import java.util.Locale;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Completes national numbers by libphonenumber, an optional dependency. */
final class NationalNumbers {

    private final PhoneNumberUtil library;
    private final String region;

    private NationalNumbers(PhoneNumberUtil library, String region) {
        this.library = library;
        this.region = region;
    }

    static NationalNumbers of(String defaultRegion) {
        String region = defaultRegion.strip().toUpperCase(Locale.ROOT);
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        if (!library.getSupportedRegions().contains(region)) {
            throw new IllegalStateException("The option defaultRegion (" + defaultRegion + ") is not the two-letter code of a"
                    + " country, such as IT");
        }
        return new NationalNumbers(library, region);
    }

    /** The number with its country code; the number itself if it is none of the region. */
    String complete(String number) {
        try {
            PhoneNumber parsed = library.parse(number, region);
            return library.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE ? library.format(parsed, PhoneNumberFormat.E164) : number;
        } catch (NumberParseException e) {
            return number;
        }
    }
}
