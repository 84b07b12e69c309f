"""Resource ids of the attributes that are read from a manifest (AOSP `core/res/res/values/public*.xml`)."""

LABEL, ICON, NAME, PERMISSION = 0x01010001, 0x01010002, 0x01010003, 0x01010006
READ_PERMISSION, WRITE_PERMISSION = 0x01010007, 0x01010008
ENABLED, DEBUGGABLE, EXPORTED = 0x0101000E, 0x0101000F, 0x01010010
AUTHORITIES, VALUE, RESOURCE = 0x01010018, 0x01010024, 0x01010025
MIN_SDK, TARGET_SDK, MAX_SDK = 0x0101020C, 0x01010270, 0x01010271
VERSION_CODE, VERSION_NAME, VERSION_CODE_MAJOR = 0x0101021B, 0x0101021C, 0x01010576
TEST_ONLY, ALLOW_BACKUP, REQUIRED = 0x01010272, 0x01010280, 0x0101028E
TARGET_ACTIVITY = 0x01010202
CLEARTEXT, NETWORK_SECURITY = 0x010104EC, 0x01010527
REQUIRED_FEATURE, REQUIRED_NOT_FEATURE = 0x01010557, 0x01010558

ATTRIBUTE_NAMES = {
    LABEL: "label",
    ICON: "icon",
    NAME: "name",
    PERMISSION: "permission",
    READ_PERMISSION: "readPermission",
    WRITE_PERMISSION: "writePermission",
    ENABLED: "enabled",
    DEBUGGABLE: "debuggable",
    EXPORTED: "exported",
    AUTHORITIES: "authorities",
    VALUE: "value",
    RESOURCE: "resource",
    TARGET_ACTIVITY: "targetActivity",
    MIN_SDK: "minSdkVersion",
    TARGET_SDK: "targetSdkVersion",
    MAX_SDK: "maxSdkVersion",
    VERSION_CODE: "versionCode",
    VERSION_NAME: "versionName",
    VERSION_CODE_MAJOR: "versionCodeMajor",
    TEST_ONLY: "testOnly",
    ALLOW_BACKUP: "allowBackup",
    REQUIRED: "required",
    CLEARTEXT: "usesCleartextTraffic",
    NETWORK_SECURITY: "networkSecurityConfig",
    REQUIRED_FEATURE: "requiredFeature",
    REQUIRED_NOT_FEATURE: "requiredNotFeature",
}
